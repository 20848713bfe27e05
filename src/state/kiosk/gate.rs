//! The gate of the staff: how long one waits after a wrong PIN. Pure: times are handed in, in seconds.

/// Wrong PINs that cost no wait.
const FREE: u32 = 3;
/// The first wait, in seconds; each next one is twice as long.
const FIRST_WAIT_S: f64 = 30.0;
/// The longest wait, in seconds.
const LONGEST_S: f64 = 3600.0;
/// A PIN has no fewer and no more digits.
pub const PIN_DIGITS: std::ops::RangeInclusive<usize> = 6..=12;

/// Wrong PINs so far, and until when the next one is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Gate {
    failures: u32,
    closed_until_s: f64,
}

impl Gate {
    /// A gate that was tried `failures` times in vain before the program started: switching the machine off and on again
    /// does not open it.
    pub fn after(failures: u32, now_s: f64) -> Self {
        Self {
            failures,
            closed_until_s: now_s + wait_s(failures),
        }
    }

    /// Wrong PINs since the last right one.
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// Seconds until a PIN is looked at again; none when it is now.
    pub fn wait_s(&self, now_s: f64) -> Option<f64> {
        let left = self.closed_until_s - now_s;
        (left > 0.0).then_some(left)
    }

    /// The PIN was wrong.
    pub fn refuse(&mut self, now_s: f64) {
        self.failures = self.failures.saturating_add(1);
        self.closed_until_s = now_s + wait_s(self.failures);
    }

    /// The PIN was right.
    pub fn open(&mut self) {
        *self = Self::default();
    }
}

fn wait_s(failures: u32) -> f64 {
    if failures < FREE {
        return 0.0;
    }
    let doublings = (failures - FREE).min(16);
    (FIRST_WAIT_S * f64::from(1_u32 << doublings)).min(LONGEST_S)
}

/// Whether these digits can be a PIN.
pub fn is_pin(digits: &str) -> bool {
    PIN_DIGITS.contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end_at_an_hour() {
        let mut gate = Gate::default();
        let mut waits = Vec::new();
        for _ in 0..14 {
            gate.refuse(0.0);
            waits.push(gate.wait_s(0.0).unwrap_or(0.0));
        }
        assert_eq!(waits[..7], [0.0, 0.0, 30.0, 60.0, 120.0, 240.0, 480.0]);
        assert_eq!(waits.last(), Some(&3600.0));
        assert_eq!(gate.wait_s(3600.0), None);
        gate.open();
        assert_eq!((gate.failures(), gate.wait_s(0.0)), (0, None));
    }

    #[test]
    fn switching_off_and_on_does_not_open_the_gate() {
        assert_eq!(Gate::after(5, 7.0).wait_s(7.0), Some(120.0));
        assert_eq!(Gate::after(0, 7.0).wait_s(7.0), None);
        assert_eq!(Gate::after(u32::MAX, 0.0).wait_s(0.0), Some(3600.0));
    }

    #[test]
    fn a_pin_is_six_to_twelve_digits() {
        assert!(is_pin("012345") && is_pin("123456789012"));
        for no in ["", "12345", "1234567890123", "12345a", "１２３４５６"] {
            assert!(!is_pin(no), "{no}");
        }
    }
}

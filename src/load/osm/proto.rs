//! Protocol buffers, as far as OpenStreetMap uses them: fields by number, varints, lengths. Nothing is believed that the
//! bytes do not bear out.

/// Most fields of a message, and most numbers of a list: blocks of OpenStreetMap have thousands.
const MAX_ITEMS: usize = 2_000_000;

/// A value of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value<'a> {
    /// A number.
    Number(u64),
    /// Bytes: a message, a text, a packed list.
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    /// The bytes, empty when it is a number.
    pub fn bytes(self) -> &'a [u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Number(_) => &[],
        }
    }

    /// The number, 0 when it is bytes.
    pub fn number(self) -> u64 {
        match self {
            Self::Number(number) => number,
            Self::Bytes(_) => 0,
        }
    }
}

/// Takes a varint off the front; none when it is cut or too long.
pub(super) fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

/// A signed number in zigzag order.
pub(super) fn zigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

/// The fields of a message; none when it is broken.
pub(super) fn fields(mut bytes: &[u8]) -> Option<Vec<(u64, Value<'_>)>> {
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let key = varint(&mut bytes)?;
        let value = match key & 7 {
            0 => Value::Number(varint(&mut bytes)?),
            1 => Value::Bytes(take(&mut bytes, 8)?),
            2 => {
                let length = usize::try_from(varint(&mut bytes)?).ok()?;
                Value::Bytes(take(&mut bytes, length)?)
            }
            5 => Value::Bytes(take(&mut bytes, 4)?),
            _ => return None,
        };
        if fields.len() >= MAX_ITEMS {
            return None;
        }
        fields.push((key >> 3, value));
    }
    Some(fields)
}

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (head, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(head)
}

/// Numbers of a packed list.
pub(super) fn packed(mut bytes: &[u8]) -> Option<Vec<u64>> {
    let mut numbers = Vec::new();
    while !bytes.is_empty() {
        if numbers.len() >= MAX_ITEMS {
            return None;
        }
        numbers.push(varint(&mut bytes)?);
    }
    Some(numbers)
}

/// Sums of a packed list of signed differences.
pub(super) fn summed(bytes: &[u8]) -> Option<Vec<i64>> {
    let mut sum = 0_i64;
    let numbers = packed(bytes)?.into_iter().map(|difference| {
        sum = sum.wrapping_add(zigzag(difference));
        sum
    });
    Some(numbers.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_cut_ones_are_not() {
        assert_eq!(packed(&[0xAC, 0x02, 0x01]), Some(vec![300, 1]));
        assert_eq!(packed(&[0xAC]), None);
        assert_eq!(packed(&[0xFF; 11]), None);
        assert_eq!(summed(&[2, 1, 4]), Some(vec![1, 0, 2]));
        assert_eq!(fields(&[0x0A, 0x7F, 1]), None);
        assert_eq!(fields(&[0x0A, 1, 7]), Some(vec![(1, Value::Bytes(&[7]))]));
    }
}

# Run as SYSTEM (psexec -i -s powershell.exe), beside assigned-access.xml. Turns the account "kiosk" into a kiosk, keys and edges closed.
#Requires -RunAsAdministrator
$ErrorActionPreference = 'Stop'
Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart | Out-Null
$xml = Get-Content -Raw -Path (Join-Path $PSScriptRoot 'assigned-access.xml')
$access = Get-CimInstance -Namespace root\cimv2\mdm\dmmap -ClassName MDM_AssignedAccess
$access.ShellLauncher = [System.Net.WebUtility]::HtmlEncode($xml)
Set-CimInstance -CimInstance $access
# Swipes from the edges, and the feedback of touches and long presses.
$edge = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI'
New-Item -Path $edge -Force | Out-Null
Set-ItemProperty -Path $edge -Name AllowEdgeSwipe -Value 0 -Type DWord
# Keyboard filter, where a keyboard can be plugged in: Alt+F4, Alt+Tab, Windows key, Ctrl+Esc.
Enable-WindowsOptionalFeature -Online -FeatureName Client-KeyboardFilter -All -NoRestart | Out-Null
Write-Output 'Restart the machine, then let the account "kiosk" sign in by itself.'

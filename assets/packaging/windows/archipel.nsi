; The installer for Windows: for one user, without an administrator. `/S` installs, upgrades and repairs silently; the program
; that removes it takes `/S` too. What the user made lies in other folders and stays.
;
;   makensis -DVERSION=0.1.0 -DPROGRAM=archipel.exe -DTEXTS=folder -DICON=archipel.ico -DOUT=setup.exe archipel.nsi

; With 64 bits where this makensis can (that of Debian): machines without the 32-bit part of Windows run it too.
!ifdef TARGET
  Target ${TARGET}
!else
  Unicode true
!endif
ManifestDPIAware true
RequestExecutionLevel user
!ifdef SIGN
  !uninstfinalize `${SIGN} "%1"`
!endif
; The same files give the same installer, whenever they were copied.
SetDateSave off
Name "Archipel"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Archipel"
InstallDirRegKey HKCU "Software\Archipel" "Folder"
Icon "${ICON}"
UninstallIcon "${ICON}"
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif

!define REMOVE "Software\Microsoft\Windows\CurrentVersion\Uninstall\Archipel"
!define CLASSES "Software\Classes"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Archipel"
VIAddVersionKey "FileDescription" "Archipel"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT OR Apache-2.0"

!include FileFunc.nsh
LoadLanguageFile "${NSISDIR}\Contrib\Language files\French.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\Dutch.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\German.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\Japanese.nlf"

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

; A kind of file that the program opens, beside whatever opened it before.
!macro OPENS ENDING WORDS
  WriteRegStr HKCU "${CLASSES}\Archipel.${ENDING}" "" "${WORDS}"
  WriteRegStr HKCU "${CLASSES}\Archipel.${ENDING}\DefaultIcon" "" "$INSTDIR\archipel.exe,0"
  WriteRegStr HKCU "${CLASSES}\Archipel.${ENDING}\shell\open\command" "" '"$INSTDIR\archipel.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.${ENDING}\OpenWithProgids" "Archipel.${ENDING}" ""
!macroend
!macro OPENS_NO_MORE ENDING
  DeleteRegKey HKCU "${CLASSES}\Archipel.${ENDING}"
  DeleteRegValue HKCU "${CLASSES}\.${ENDING}\OpenWithProgids" "Archipel.${ENDING}"
!macroend

Section
  SetOutPath "$INSTDIR"
  SetOverwrite try
  ; A program that runs cannot be replaced, but its file can be put aside.
  Delete "$INSTDIR\archipel.old"
  Rename "$INSTDIR\archipel.exe" "$INSTDIR\archipel.old"
  File "/oname=archipel.exe" "${PROGRAM}"
  Delete "$INSTDIR\archipel.old"
  File "${TEXTS}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Archipel.lnk" "$INSTDIR\archipel.exe"

  WriteRegStr HKCU "Software\Archipel" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${REMOVE}" "DisplayName" "Archipel"
  WriteRegStr HKCU "${REMOVE}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVE}" "DisplayIcon" "$INSTDIR\archipel.exe"
  WriteRegStr HKCU "${REMOVE}" "Publisher" "Archipel"
  WriteRegStr HKCU "${REMOVE}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVE}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVE}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVE}" "NoModify" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${REMOVE}" "EstimatedSize" $0

  !insertmacro OPENS "archipel-story" "Archipel story"
  !insertmacro OPENS "archipel-pack" "Archipel package"
  !insertmacro OPENS "archipel" "Archipel package"
  !insertmacro OPENS "geojson" "GeoJSON"
  WriteRegStr HKCU "${CLASSES}\archipel" "" "URL:Archipel"
  WriteRegStr HKCU "${CLASSES}\archipel" "URL Protocol" ""
  WriteRegStr HKCU "${CLASSES}\archipel\shell\open\command" "" '"$INSTDIR\archipel.exe" "%1"'
SectionEnd

Section "Uninstall"
  Delete "$INSTDIR\archipel.exe"
  Delete "$INSTDIR\archipel.old"
  Delete "$INSTDIR\LICENSE-MIT.txt"
  Delete "$INSTDIR\LICENSE-APACHE.txt"
  Delete "$INSTDIR\LICENSE-fonts.txt"
  Delete "$INSTDIR\LICENSE-fonts-japanese.txt"
  Delete "$INSTDIR\DATA-LICENSES.md"
  Delete "$INSTDIR\third-party.json"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\CHANGELOG.md"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Archipel.lnk"
  DeleteRegKey HKCU "${REMOVE}"
  DeleteRegKey HKCU "Software\Archipel"
  !insertmacro OPENS_NO_MORE "archipel-story"
  !insertmacro OPENS_NO_MORE "archipel-pack"
  !insertmacro OPENS_NO_MORE "archipel"
  !insertmacro OPENS_NO_MORE "geojson"
  DeleteRegKey HKCU "${CLASSES}\archipel"
SectionEnd

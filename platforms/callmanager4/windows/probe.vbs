' Looks at one Windows machine and prints what it sees; changes nothing.
'   cscript //nologo C:\ccmctl\probe.vbs NODE NONCE %COMSPEC% [log]     NODE "." is this machine
' The third word tells whether cmd.exe evaluated the line: no other shell replaces it. With "log" the event log is read.
' One line per fact, key=value. A fact that could not be read has no line of its own but error.<group>=<number> <text>.
' Characters outside blank..tilde and the backslash are written \uXXXX. The last line repeats the nonce.
' Written for Windows Script Host 5.1 and WMI 1.5 (Windows 2000). A change of the output needs a new VERSION here
' and in probe.ts, so that hosts which keep an older script are sent the new one.
Option Explicit

Const VERSION = 5
Const LOCAL_MACHINE = &H80000002
Const USERS = &H80000003
Const SESSION_MANAGER = "SYSTEM\CurrentControlSet\Control\Session Manager"
Const WINLOGON = "SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"
Const UNINSTALL = "SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall"
Const PROFILES = "SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList"
Const SQL_SERVER = "SOFTWARE\Microsoft\MSSQLServer\MSSQLServer\CurrentVersion"
Const SYSTEM_INFO = "SOFTWARE\Cisco Systems, Inc.\System Info"
' Every printable ASCII character that stands for itself; the backslash and the field separator do not.
Const PLAIN = " !""#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{}~"

' Where releases may stand. All places are told, with what stands there: which of them counts is for the reader to say.
' Verified: "OS Image", "Version" is what Cisco's own server software of that time reads. It may name the image the
' machine was first built with, not what was put upon it since. All others are UNVERIFIED: no public source was found.
Dim callManagerPlaces, osImagePlaces, sqlServerPlaces
callManagerPlaces = Array( _
  Array(SYSTEM_INFO & "\CallManager", "Version"), _
  Array(SYSTEM_INFO & "\Cisco CallManager", "Version"), _
  Array("SOFTWARE\Cisco Systems, Inc.\CallManager", "Version"), _
  Array("SOFTWARE\Cisco Systems, Inc.\Cisco CallManager", "Version"))
osImagePlaces = Array( _
  Array(SYSTEM_INFO & "\OS Service Release", "Version"), _
  Array(SYSTEM_INFO & "\OS Upgrade", "Version"), _
  Array(SYSTEM_INFO & "\OS Image", "Version"))
sqlServerPlaces = Array( _
  Array(SQL_SERVER, "CSDVersion"), _
  Array(SQL_SERVER, "CurrentVersion"))

' Newest records of the event log that are looked at: a server that has just started wrote fewer since. Reading on would
' make a server that carries calls go through its whole log.
Const MOST_RECORDS = 200
Const SYSTEM_LOG = "SELECT RecordNumber, EventCode, SourceName, Logfile FROM Win32_NTLogEvent WHERE Logfile = 'System'"

Dim node, nonce, wmi, registry
node = WScript.Arguments(0)
nonce = WScript.Arguments(1)
Emit "probe", VERSION
If WScript.Arguments.Count > 2 Then Emit "shell", WScript.Arguments(2)
If Connected() Then
  LookAtComputer
  LookAtSystem
  LookAtUptime
  If WScript.Arguments.Count > 3 Then LookAtLog
  LookAtDisk
  LookAtCdRoms
  LookAtAdapters
  LookAtServices
  LookAtDevices
  LookAtRegistry
End If
Emit "end", nonce

Function Connected()
  Dim locator
  Connected = False
  On Error Resume Next
  Set locator = CreateObject("WbemScripting.SWbemLocator")
  Set wmi = locator.ConnectServer(node, "root\cimv2")
  If Err.Number <> 0 Then
    Report "connect", Err.Number, Err.Description
    Exit Function
  End If
  wmi.Security_.ImpersonationLevel = 3
  Connected = True
End Function

Sub LookAtComputer()
  Dim row, name, memory, role, domain, user, seen
  On Error Resume Next
  For Each row In wmi.ExecQuery("SELECT * FROM Win32_ComputerSystem")
    If Err.Number <> 0 Then Exit For
    seen = True
    EmitProperty "computer.name", row, "Name"
    EmitProperty "computer.model", row, "Model"
    EmitProperty "computer.memory", row, "TotalPhysicalMemory"
    EmitProperty "computer.domainrole", row, "DomainRole"
    EmitProperty "computer.domain", row, "Domain"
    EmitProperty "computer.user", row, "UserName"
  Next
  ReportIf "computer", seen, Err.Number, Err.Description
End Sub

Sub LookAtSystem()
  Dim row, seen
  On Error Resume Next
  For Each row In wmi.ExecQuery("SELECT * FROM Win32_OperatingSystem")
    If Err.Number <> 0 Then Exit For
    seen = True
    EmitProperty "os.name", row, "Caption"
    EmitProperty "os.version", row, "Version"
    EmitProperty "os.servicepack", row, "ServicePackMajorVersion"
    EmitProperty "os.boottime", row, "LastBootUpTime"
    EmitProperty "os.clock", row, "LocalDateTime"
  Next
  ReportIf "os", seen, Err.Number, Err.Description
End Sub

' An elapsed time in its raw form: when Windows started, what time it is and how many units a second has, all by the same
' count. Setting the clock moves both times alike. UNVERIFIED on Windows 2000.
Sub LookAtUptime()
  Dim row, seen
  On Error Resume Next
  For Each row In wmi.InstancesOf("Win32_PerfRawData_PerfOS_System")
    If Err.Number <> 0 Then Exit For
    seen = True
    EmitProperty "uptime.start", row, "SystemUpTime"
    EmitProperty "uptime.now", row, "Timestamp_Object"
    EmitProperty "uptime.frequency", row, "Frequency_Object"
  Next
  ReportIf "uptime", seen, Err.Number, Err.Description
End Sub

' The newest records of the System log, until one that Windows wrote when it started. They come newest first; where one
' is missing in the row, nothing is told. UNVERIFIED on Windows 2000.
Sub LookAtLog()
  Dim row, number, newest, oldest, start, looked
  On Error Resume Next
  looked = 0
  For Each row In wmi.ExecQuery(SYSTEM_LOG, "WQL", 48)
    If Err.Number <> 0 Then Exit For
    number = CLng(row.Properties_("RecordNumber").Value)
    If Err.Number = 0 And looked > 0 And number <> oldest - 1 Then Err.Raise vbObjectError, "probe", "records are out of order"
    If Err.Number <> 0 Then Exit For
    If looked = 0 Then newest = number
    oldest = number
    looked = looked + 1
    If IsStart(row) Then start = number
    If Not IsEmpty(start) Or looked = MOST_RECORDS Or Err.Number <> 0 Then Exit For
  Next
  If Err.Number = 0 And looked > 0 Then
    Emit "log.newest", newest
    Emit "log.oldest", oldest
    Emit "log.start", start
  End If
  ReportIf "log", looked > 0, Err.Number, Err.Description
End Sub

Function IsStart(row)
  Dim code
  code = row.Properties_("EventCode").Value
  IsStart = (code = 6005 Or code = 6009) And LCase(row.Properties_("SourceName").Value) = "eventlog"
End Function

Sub LookAtDisk()
  Dim row, seen
  On Error Resume Next
  For Each row In wmi.ExecQuery("SELECT * FROM Win32_LogicalDisk WHERE DeviceID = 'C:'")
    If Err.Number <> 0 Then Exit For
    seen = True
    EmitProperty "disk.C.free", row, "FreeSpace"
  Next
  ReportIf "disk", seen, Err.Number, Err.Description
End Sub

Sub LookAtCdRoms()
  Dim rows, row, index, drive, loaded
  index = 0
  On Error Resume Next
  Set rows = wmi.ExecQuery("SELECT * FROM Win32_CDROMDrive")
  For Each row In rows
    If Err.Number <> 0 Then Exit For
    drive = row.Drive
    loaded = Number(row.MediaLoaded)
    If Err.Number <> 0 Then Exit For
    Emit "cdrom." & index & ".drive", drive
    Emit "cdrom." & index & ".loaded", loaded
    If loaded = 1 Then EmitProperty "cdrom." & index & ".label", row, "VolumeName"
    index = index + 1
  Next
  If Err.Number = 0 Then Emit "cdrom.count", index
  If Err.Number <> 0 Then Report "cdrom", Err.Number, Err.Description
End Sub

Sub LookAtAdapters()
  Dim row, index, dhcp, text
  index = 0
  On Error Resume Next
  For Each row In wmi.ExecQuery("SELECT * FROM Win32_NetworkAdapterConfiguration WHERE IPEnabled = TRUE")
    If Err.Number <> 0 Then Exit For
    dhcp = Number(row.DHCPEnabled)
    text = Join(row.IPAddress, ",")
    If Err.Number <> 0 Then Exit For
    Emit "adapter." & index & ".dhcp", dhcp
    Emit "adapter." & index & ".address", text
    LookAtNames row, "adapter." & index
    LookAtCable row, "adapter." & index
    index = index + 1
  Next
  If Err.Number = 0 Then Emit "adapter.count", index
  If Err.Number <> 0 Then Report "adapter", Err.Number, Err.Description
End Sub

' What a connection resolves names by; a property without a value is an empty line, one that cannot be read has none.
Sub LookAtNames(row, key)
  EmitList key & ".dns", row, "DNSServerSearchOrder"
  EmitList key & ".suffix", row, "DNSDomain"
  EmitList key & ".suffixes", row, "DNSDomainSuffixSearchOrder"
  EmitList key & ".wins1", row, "WINSPrimaryServer"
  EmitList key & ".wins2", row, "WINSSecondaryServer"
End Sub

Sub EmitList(key, row, name)
  Dim value
  On Error Resume Next
  value = row.Properties_(name).Value
  If Err.Number = 0 And IsArray(value) Then value = Join(value, ",")
  If Err.Number = 0 Then Emit key, value
  If Err.Number <> 0 Then Report key, Err.Number, Err.Description
End Sub

' Windows 2000 tells of a cable only where the driver does (0: connected, 1: not), by the name of the adapter's driver.
' UNVERIFIED: that this name is the description of the configuration. Where none fits, nothing is said.
Sub LookAtCable(row, key)
  Dim one, status, asked
  On Error Resume Next
  asked = "SELECT InstanceName, NdisMediaConnectStatus FROM MSNdis_MediaConnectStatus"
  For Each one In Drivers().ExecQuery(asked)
    If Err.Number <> 0 Then Exit For
    If LCase(one.InstanceName) = LCase(row.Description) Then status = one.NdisMediaConnectStatus
  Next
  If Err.Number <> 0 Then
    Report key & ".connected", Err.Number, Err.Description
  ElseIf Not IsEmpty(status) And Not IsNull(status) Then
    Emit key & ".connected", Number(status = 0)
  End If
End Sub

Function Drivers()
  Set Drivers = CreateObject("WbemScripting.SWbemLocator").ConnectServer(node, "root\wmi")
  Drivers.Security_.ImpersonationLevel = 3
End Function

Sub LookAtServices()
  Dim row, index, line
  index = 0
  On Error Resume Next
  For Each row In wmi.ExecQuery("SELECT * FROM Win32_Service")
    If Err.Number <> 0 Then Exit For
    line = Encoded(row.Name) & "|" & Encoded(row.State) & "|" & Encoded(row.StartMode) & "|" & Encoded(row.DisplayName)
    If Err.Number <> 0 Then Exit For
    WScript.Echo "service." & index & "=" & line
    index = index + 1
  Next
  If Err.Number = 0 Then Emit "service.count", index
  If Err.Number <> 0 Then Report "service", Err.Number, Err.Description
End Sub

' Raw counters of the performance object "Cisco CallManager", which WMI of Windows 2000 takes over from the performance
' library. UNVERIFIED: the names of the counters are those of Cisco's documentation, the class was seen nowhere.
Sub LookAtDevices()
  Dim found, row, sum, seen, one
  On Error Resume Next
  For Each found In wmi.SubclassesOf("Win32_PerfRawData")
    If Err.Number <> 0 Then Exit For
    If Right(found.Path_.Class, 16) = "CiscoCallManager" Then
      For Each row In wmi.InstancesOf(found.Path_.Class)
        For Each one In Array("RegisteredHardwarePhones", "RegisteredOtherStationDevices")
          Err.Clear
          sum = sum + row.Properties_(one).Value
          If Err.Number = 0 Then seen = True
        Next
      Next
    End If
  Next
  If seen Then
    Emit "devices.registered", sum
  Else
    Report "devices", Err.Number, "no counter of registered devices is there"
  End If
End Sub

Sub LookAtRegistry()
  Dim locator, space
  On Error Resume Next
  Set locator = CreateObject("WbemScripting.SWbemLocator")
  Set space = locator.ConnectServer(node, "root\default")
  space.Security_.ImpersonationLevel = 3
  Set registry = Nothing
  Err.Clear
  Set registry = space.Get("StdRegProv")
  If Err.Number <> 0 Then
    Report "registry", Err.Number, Err.Description
    Exit Sub
  End If
  LookAtPendingRenames
  LookAtCdRomRestriction
  LookAtPrograms
  LookForRelease "callmanager", callManagerPlaces
  LookForRelease "osimage", osImagePlaces
  LookForRelease "sqlserver", sqlServerPlaces
  LookAtSid
  LookAtMappedDrives
End Sub

' The values exist while files wait to be renamed by the next boot; they may exist and be empty.
Sub LookAtPendingRenames()
  Dim first, second
  On Error Resume Next
  first = HasEntries("PendingFileRenameOperations")
  If Err.Number = 0 Then second = HasEntries("PendingFileRenameOperations2")
  If Err.Number <> 0 Then
    Report "registry.pendingrenames", Err.Number, Err.Description
  Else
    Emit "registry.pendingrenames", Number(first Or second)
  End If
End Sub

Function HasEntries(name)
  Dim entries
  HasEntries = False
  If Not ValueExists(SESSION_MANAGER, name) Then Exit Function
  entries = ValueOf("GetMultiStringValue", SESSION_MANAGER, name)
  If IsArray(entries) Then HasEntries = Len(Join(entries, "")) > 0
End Function

Sub LookAtCdRomRestriction()
  Dim exists, text
  On Error Resume Next
  exists = ValueExists(WINLOGON, "allocatecdroms")
  If Err.Number = 0 And exists Then text = ValueOf("GetStringValue", WINLOGON, "allocatecdroms")
  If Err.Number <> 0 Then
    Report "registry.cdromrestricted", Err.Number, Err.Description
  Else
    Emit "registry.cdromrestricted", Number(text = "1")
  End If
End Sub

' What Add/Remove Programs lists; entries without a display name are parts of others. An entry that cannot be read makes
' the whole list unknown, since it might be the one that is looked for.
Sub LookAtPrograms()
  Dim keys, key, exists, index
  On Error Resume Next
  index = 0
  keys = Ask("EnumKey", UNINSTALL, "").sNames
  If IsArray(keys) Then
    For Each key In keys
      exists = ValueExists(UNINSTALL & "\" & key, "DisplayName")
      If Err.Number <> 0 Then Exit For
      If exists Then
        Emit "program." & index & ".name", ValueOf("GetStringValue", UNINSTALL & "\" & key, "DisplayName")
        If Err.Number <> 0 Then Exit For
        index = index + 1
      End If
    Next
  End If
  If Err.Number = 0 Then Emit "program.count", index
  If Err.Number <> 0 Then Report "program", Err.Number, Err.Description
End Sub

' The profile of the local Administrator is named by the identifier of this machine and 500.
Sub LookAtSid()
  Dim key
  On Error Resume Next
  For Each key In Ask("EnumKey", PROFILES, "").sNames
    If Left(key, 9) = "S-1-5-21-" And Right(key, 4) = "-500" Then Emit "registry.sid", Left(key, Len(key) - 4)
  Next
  If Err.Number <> 0 Then Report "registry.sid", Err.Number, Err.Description
End Sub

' Drives that a user has mapped for good. A user whose drives cannot be read makes the whole list unknown.
Sub LookAtMappedDrives()
  Dim user, letter, index, letters
  On Error Resume Next
  index = 0
  For Each user In AskIn(USERS, "EnumKey", "", "").sNames
    If Err.Number <> 0 Then Exit For
    If Left(user, 9) = "S-1-5-21-" And Right(user, 8) <> "_Classes" Then
      letters = Empty
      letters = AskIn(USERS, "EnumKey", user & "\Network", "").sNames
      If IsAbsence(Err.Number) Then
        Err.Clear
      ElseIf Err.Number <> 0 Then
        Exit For
      ElseIf IsArray(letters) Then
        For Each letter In letters
          Emit "mapped." & index & ".drive", letter
          index = index + 1
        Next
      End If
    End If
  Next
  If Err.Number = 0 Then Emit "mapped.count", index
  If Err.Number <> 0 Then Report "mapped", Err.Number, Err.Description
End Sub

' One line for each place: value|PLACE|VALUE, absent|PLACE, or its error.
Sub LookForRelease(name, places)
  Dim place, text, index, key, title
  On Error Resume Next
  index = 0
  For Each place In places
    key = "registry." & name & "." & index
    title = Encoded(place(0) & "\" & place(1))
    text = ""
    Err.Clear
    text = ValueOf("GetStringValue", place(0), place(1))
    If Err.Number = 0 Then
      WScript.Echo key & "=value|" & title & "|" & Encoded(text)
    ElseIf IsAbsence(Err.Number) Then
      WScript.Echo key & "=absent|" & title
    Else
      Report key, Err.Number, Err.Description & " at " & place(0) & "\" & place(1)
    End If
    index = index + 1
  Next
  Emit "registry." & name & ".count", index
End Sub

' What the registry answers where there is no such key (2) or no such value (1 or 2).
Function IsAbsence(number)
  IsAbsence = (number = vbObjectError + 2) Or (number = vbObjectError + 1)
End Function

' Raises an error where the key cannot be read, so that "not allowed to look" never reads as "not there".
Function ValueExists(key, name)
  Dim names
  ValueExists = False
  names = Ask("EnumValues", key, "").sNames
  If Not IsNull(names) Then ValueExists = InStr(1, vbLf & Join(names, vbLf) & vbLf, vbLf & name & vbLf, 1) > 0
End Function

Function ValueOf(method, key, name)
  ValueOf = Ask(method, key, name).sValue
End Function

Function Ask(method, key, name)
  Set Ask = AskIn(LOCAL_MACHINE, method, key, name)
End Function

Function AskIn(hive, method, key, name)
  Dim question, answer
  Set question = NewQuestion(registry.Methods_(method).InParameters)
  question.hDefKey = hive
  question.sSubKeyName = key
  If Len(name) > 0 Then question.sValueName = name
  Set answer = registry.ExecMethod_(method, question)
  If answer.ReturnValue <> 0 Then Err.Raise vbObjectError + answer.ReturnValue, "probe", method & " answered " & answer.ReturnValue
  Set AskIn = answer
End Function

' Some implementations of WMI cannot spawn an instance of the parameters and take the parameters themselves.
Function NewQuestion(parameters)
  Set NewQuestion = parameters
  On Error Resume Next
  Set NewQuestion = parameters.SpawnInstance_
  Err.Clear
End Function

Sub EmitProperty(key, row, name)
  Dim value
  On Error Resume Next
  value = row.Properties_(name).Value
  If Err.Number = 0 And IsNull(value) And name <> "UserName" Then Exit Sub
  If Err.Number = 0 Then Emit key, value
  If Err.Number <> 0 Then Report key, Err.Number, Err.Description
End Sub

Sub Emit(key, value)
  WScript.Echo key & "=" & Encoded(value)
End Sub

Sub ReportIf(group, seen, number, description)
  If number <> 0 Then
    Report group, number, description
  ElseIf Not seen Then
    Report group, 0, "nothing was found"
  End If
End Sub

Sub Report(group, number, description)
  On Error Resume Next
  WScript.Echo "error." & group & "=" & number & " " & Encoded(Trim(description))
  If Err.Number <> 0 Then WScript.Echo "error." & group & "=" & number
End Sub

Function Number(value)
  Number = 0
  If value Then Number = 1
End Function

Function Encoded(value)
  Dim text, place, one, code
  text = ""
  If Not IsNull(value) Then text = CStr(value)
  Encoded = ""
  For place = 1 To Len(text)
    one = Mid(text, place, 1)
    If InStr(1, PLAIN, one, 0) > 0 Then
      Encoded = Encoded & one
    ElseIf one = "\" Then
      Encoded = Encoded & "\u005C"
    Else
      code = AscW(one)
      If code < 0 Then code = code + 65536
      Encoded = Encoded & "\u" & Right("000" & Hex(code), 4)
    End If
  Next
End Function

' Runs one command line on a Windows machine through WMI, and prints what it printed; only a process of that machine
' knows its caches. A file of its drive C holds the output meanwhile, and is taken away.
'   cscript //nologo C:\ccmctl\run-there.vbs NODE NONCE "COMMAND LINE"
' One line of the output is out.<number>=<text>; what could not be done is error.<group>=<number> <text>. The last line
' repeats the nonce; the last of the output is the name that the machine gives itself: a name may lead to another one. Characters outside blank..tilde and the backslash are written \uXXXX.
' Written for Windows Script Host 5.1 and WMI 1.5 (Windows 2000), UNVERIFIED there. A change of the output needs a new
' VERSION here and in run-there.ts, so that hosts which keep an older script are sent the new one.
Option Explicit

Const VERSION = 2
Const WAIT_SECONDS = 60
Const READING = 1
Const PLAIN = " !""#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"

Dim node, nonce, line, wmi
node = WScript.Arguments(0)
nonce = WScript.Arguments(1)
line = WScript.Arguments(2)
WScript.Echo "runthere=" & VERSION
If Connected() Then RunLine
WScript.Echo "end=" & nonce

Function Connected()
  Connected = False
  On Error Resume Next
  Set wmi = CreateObject("WbemScripting.SWbemLocator").ConnectServer(node, "root\cimv2")
  If Err.Number = 0 Then wmi.Security_.ImpersonationLevel = 3
  If Err.Number <> 0 Then
    Report "connect", Err.Number, Err.Description
  Else
    Connected = True
  End If
End Function

Sub RunLine()
  Dim id, came
  On Error Resume Next
  ' The machine's own processor puts in its name. The inner processor takes the line apart, the outer one writes down all that comes of it.
  line = "cmd.exe /c cmd.exe /c """ & line & " & echo node=%COMPUTERNAME%"" >C:\" & FileName() & " 2>&1"
  came = wmi.Get("Win32_Process").Create(line, Null, Null, id)
  If Err.Number <> 0 Then
    Report "create", Err.Number, Err.Description
  ElseIf came <> 0 Then
    Report "create", came, "the process was not created"
  ElseIf Not Ended(id) Then
    Report "wait", 0, "it did not end in " & WAIT_SECONDS & " seconds"
  Else
    PrintFile
  End If
End Sub

Function FileName()
  FileName = "ccmctl-" & nonce & ".txt"
End Function

Function Ended(id)
  Dim waited, rows
  Ended = False
  On Error Resume Next
  For waited = 0 To WAIT_SECONDS * 5
    Set rows = wmi.ExecQuery("SELECT ProcessId FROM Win32_Process WHERE ProcessId = " & id)
    If Err.Number <> 0 Then Exit Function
    If rows.Count = 0 Then
      Ended = (Err.Number = 0)
      Exit Function
    End If
    WScript.Sleep 200
  Next
End Function

Sub PrintFile()
  Dim files, path, stream, index
  On Error Resume Next
  path = "C:\" & FileName()
  If node <> "." Then path = "\\" & node & "\C$\" & FileName()
  Set files = CreateObject("Scripting.FileSystemObject")
  Set stream = files.OpenTextFile(path, READING)
  index = 0
  Do While Err.Number = 0
    If stream.AtEndOfStream Then Exit Do
    WScript.Echo "out." & index & "=" & Encoded(stream.ReadLine)
    index = index + 1
  Loop
  If Err.Number <> 0 Then Report "output", Err.Number, Err.Description
  If Err.Number = 0 Then WScript.Echo "out.count=" & index
  Err.Clear
  stream.Close
  files.DeleteFile path
End Sub

Sub Report(group, number, text)
  WScript.Echo "error." & group & "=" & number & " " & Encoded(text)
End Sub

Function Encoded(text)
  Dim index, one
  For index = 1 To Len(text)
    one = Mid(text, index, 1)
    If InStr(PLAIN, one) > 0 Then
      Encoded = Encoded & one
    Else
      Encoded = Encoded & "\u" & Right("000" & Hex(AscW(one) And 65535), 4)
    End If
  Next
End Function

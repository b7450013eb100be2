import { probeScript } from '../../../../platforms/callmanager4/windows/probe.ts';

/** One record of an event log: its number, its code and who wrote it. */
export type Record = readonly [number: number, code: number, source: string];

const CONNECTION = 'Set wmi = locator.ConnectServer(node, "root\\cimv2")';

/**
 * The probe script, with a WMI in it that knows these records, newest first, and nothing else: no script host beside a
 * Windows has an event log. All that is done with the records is the script's own.
 */
export function scriptWithLog(records: readonly Record[]): string {
  if (!probeScript.includes(CONNECTION)) throw new RangeError('the script connects in another way');
  const rows = records.map(
    ([number, code, source], index) => `  Set rows(${index}) = RowOf(${number}, ${code}, "${source}")`,
  );
  const pretended = [
    'Class PretendedValue',
    '  Public Value',
    'End Class',
    'Class PretendedRow',
    '  Public number',
    '  Public code',
    '  Public source',
    '  Public Function Properties_(name)',
    '    Dim one',
    '    Set one = New PretendedValue',
    '    If name = "RecordNumber" Then one.Value = number',
    '    If name = "EventCode" Then one.Value = code',
    '    If name = "SourceName" Then one.Value = source',
    '    Set Properties_ = one',
    '  End Function',
    'End Class',
    'Class PretendedWmi',
    '  Public Function ExecQuery(query, language, flags)',
    '    ExecQuery = PretendedRows()',
    '  End Function',
    'End Class',
    'Function RowOf(number, code, source)',
    '  Dim one',
    '  Set one = New PretendedRow',
    '  one.number = number',
    '  one.code = code',
    '  one.source = source',
    '  Set RowOf = one',
    'End Function',
    'Function PretendedRows()',
    ...(records.length === 0
      ? ['  PretendedRows = Array()']
      : [`  Dim rows(${records.length - 1})`, ...rows, '  PretendedRows = rows']),
    'End Function',
    '',
  ];
  return probeScript.replace(CONNECTION, 'Set wmi = New PretendedWmi') + pretended.join('\r\n');
}

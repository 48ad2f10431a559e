import { closingDate, formatPeriod, lastDayOf, periodAt, periodsBetween, reportingUnits } from '../core/ledger';
import type { Ledger } from '../core/model';
import { openLedger } from './open-ledger';
import type { InputFile, OutputFile, Services } from './ports';

type Event = { readonly uid: string; readonly day: string; readonly title: string; readonly text: string };

/** How far ahead filing days are written where the plan names no end: a year. */
const HORIZON_MONTHS = 12;

/** Deadlines and filing days of a ledger as an iCalendar file (RFC 5545), all-day events. */
export async function exportCalendar(
  services: Services,
  ledgerFile: InputFile,
  options: { readonly asOf: string; readonly fileName?: string },
): Promise<{ readonly file: OutputFile; readonly events: number }> {
  const { sheet } = await openLedger(services, ledgerFile);
  const events = [...deadlines(sheet.ledger), ...filingDays(sheet.ledger, options.asOf)];
  const bytes = new TextEncoder().encode(formatCalendar(sheet.ledger.template.title, events, options.asOf));
  return { file: { name: options.fileName ?? '日程.ics', bytes }, events: events.length };
}

function deadlines(ledger: Ledger): Event[] {
  return ledger.template.assignments.flatMap((assignment) => {
    const due = assignment.deadline?.due;
    if (due === null || due === undefined || assignment.withdrawn === true) return [];
    return [
      {
        uid: `${ledger.identity.ledgerId}-${assignment.taskId}`,
        day: lastDayOf(due),
        title: `到期：${assignment.title}`,
        text: `${reportingUnits(assignment).join('、')} ${assignment.deadline?.text ?? ''}`.trim(),
      },
    ];
  });
}

function filingDays(ledger: Ledger, asOf: string): Event[] {
  const { calendar } = ledger.template;
  const until = calendar.endsOn ?? lastDeadline(ledger) ?? monthsLater(asOf, HORIZON_MONTHS);
  const issuedOn = ledger.template.plan.issuedOn;
  const from = calendar.startsOn ?? (issuedOn !== null && issuedOn < asOf ? issuedOn : asOf);
  return periodsBetween(periodAt(calendar, from), periodAt(calendar, until)).map((period) => ({
    uid: `${ledger.identity.ledgerId}-filing-${period}`,
    day: closingDate(calendar, period),
    title: `填报截止：${formatPeriod(period)}`,
    text: ledger.template.title,
  }));
}

function lastDeadline(ledger: Ledger): string | null {
  const dues = ledger.template.assignments.flatMap(({ deadline }) => (deadline?.due ? [lastDayOf(deadline.due)] : []));
  return dues.sort().at(-1) ?? null;
}

function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return isoDay(new Date(Date.UTC(year, month - 1 + months, date)));
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function formatCalendar(title: string, events: readonly Event[], asOf: string): string {
  const stamp = `${compact(asOf)}T000000Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//taizhang//ledger//ZH',
    `X-WR-CALNAME:${escaped(title)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}@taizhang`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(event.day)}`,
      `SUMMARY:${escaped(event.title)}`,
      `DESCRIPTION:${escaped(event.text)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.flatMap(folded).join('\r\n')}\r\n`;
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

/** RFC 5545 3.3.11: backslash, semicolon, comma and line ends are escaped in texts. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

/** RFC 5545 3.1: a line holds at most 75 octets; the rest follows on lines that begin with a blank. */
function folded(line: string): string[] {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let current = '';
  let size = 0;
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (size + bytes > 74) {
      lines.push(current);
      current = ' ';
      size = 1;
    }
    current += character;
    size += bytes;
  }
  return [...lines, current];
}

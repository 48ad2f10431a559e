/**
 * The rules of consolidation once more, as plainly as they can be said and without the product's code: what a person
 * must see in 进展情况 after files were merged and cells edited. Slow and simple on purpose.
 */
export type RefFile = {
  readonly unit: string;
  readonly period: string;
  readonly revision: number;
  readonly saved: string;
  readonly texts: Readonly<Record<string, string>>;
};
type Sent = { task: string; unit: string; period: string; revision: number; saved: string; text: string; run: number };
type Edit = { task: string; period: string; text: string; against: Sent[] };

export class ReferenceLedger {
  private sent: Sent[] = [];
  private edits: Edit[] = [];
  private sheet = new Map<string, string>();
  private run = 0;
  private shown: string | null = null;
  private readonly tasks: Readonly<Record<string, readonly string[]>>;

  constructor(tasks: Readonly<Record<string, readonly string[]>>) {
    this.tasks = tasks;
  }

  /** Files of units that no task names are only asked about. */
  merge(handedIn: readonly RefFile[], shown: string): void {
    const files = handedIn.filter(({ unit }) => Object.values(this.tasks).some((units) => units.includes(unit)));
    const fresh: Sent[] = [];
    for (const { texts, ...who } of files) {
      for (const [task, text] of Object.entries(texts)) {
        if (text === '') continue;
        const one = { task, ...who, text, run: this.run + 1 };
        const same = (other: Sent): boolean =>
          JSON.stringify({ ...other, run: 0 }) === JSON.stringify({ ...one, run: 0 });
        if (![...this.sent, ...fresh].some(same)) fresh.push(one);
      }
    }
    const silentFirst = files.some(({ unit, period }) => !this.received.has(`${unit} ${period}`));
    if (fresh.length === 0 && !silentFirst) return;
    for (const { unit, period } of files) this.received.add(`${unit} ${period}`);
    this.noteEdits(shown);
    this.run += 1;
    this.sent.push(...fresh);
    this.shown = shown;
    for (const task of Object.keys(this.tasks)) this.sheet.set(task, this.cell(task));
  }
  private received = new Set<string>();

  edit(task: string, text: string): void {
    this.sheet.set(task, text);
  }

  see(task: string): string {
    return this.sheet.get(task) ?? '';
  }

  /** What differs from the log was written by hand; it belongs to the period whose text (or open question) stood there. */
  private noteEdits(current: string): void {
    const shown = this.shown;
    for (const task of Object.keys(this.tasks)) {
      const logged = shown === null ? '' : this.cell(task);
      if (this.see(task) === logged) continue;
      const period = (shown === null ? null : this.periodShown(task)) ?? shown ?? current;
      this.edits.push({ task, period, text: this.see(task), against: this.latestOfAll(task, period) });
    }
  }

  private periods(task: string): string[] {
    const all = [...this.sent, ...this.edits].filter((one) => one.task === task).map(({ period }) => period);
    return [...new Set(all)]
      .filter((period) => this.shown === null || period <= this.shown)
      .sort()
      .reverse();
  }

  private periodShown(task: string): string | null {
    const asked = this.periods(task).find((period) => this.textOf(task, period) !== null || this.isOpen(task, period));
    return asked ?? null;
  }

  private cell(task: string): string {
    for (const period of this.periods(task)) {
      const text = this.textOf(task, period);
      if (text !== null) return text;
    }
    return '';
  }

  /** null where nobody can say what to show for this period */
  private textOf(task: string, period: string): string | null {
    const edit = this.edits.filter((one) => one.task === task && one.period === period).at(-1);
    if (edit !== undefined) return edit.text;
    const units = this.tasks[task] ?? [];
    const answers = units.map((unit) => ({ unit, text: this.answer(task, unit, period, Infinity) }));
    const said = answers.filter(({ unit }) => this.of(task, unit, period).length > 0);
    if (said.every(({ text }) => text === null)) return null;
    if (units.length === 1) return answers[0]?.text ?? null;
    const parts = answers.map(({ unit, text }) => {
      if (this.of(task, unit, period).length === 0) return `【${unit}】（未报）`;
      return `【${unit}】${text ?? '（两次报送不一致，待定）'}`;
    });
    return parts.join('\n');
  }

  /** The latest version; where two are latest, what stood there before the run that brought the second. */
  private answer(task: string, unit: string, period: string, before: number): string | null {
    const all = this.of(task, unit, period).filter(({ run }) => run < before);
    const latest = this.latest(all);
    if (latest.length === 0) return null;
    const [first] = latest;
    if (first !== undefined && latest.every(({ text }) => text === first.text)) return first.text;
    return this.answer(task, unit, period, Math.max(...all.map(({ run }) => run)));
  }

  private latest(all: readonly Sent[]): Sent[] {
    const beats = (a: Sent, b: Sent): boolean =>
      a.revision > b.revision || (a.revision === b.revision && a.saved !== '' && b.saved !== '' && a.saved > b.saved);
    return all.filter((one) => !all.some((other) => beats(other, one)));
  }

  private latestOfAll(task: string, period: string): Sent[] {
    return (this.tasks[task] ?? []).flatMap((unit) => this.latest(this.of(task, unit, period)));
  }

  private isOpen(task: string, period: string): boolean {
    return this.latestOfAll(task, period).length > 0;
  }

  private of(task: string, unit: string, period: string): Sent[] {
    return this.sent.filter((one) => one.task === task && one.unit === unit && one.period === period);
  }
}

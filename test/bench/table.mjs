// A table of measurements: what, ours, beside whom, theirs, ratio ours to theirs, the target for it and whether it is met.

/** One measurement; `target` is the highest ratio that will do, null where it is only recorded. */
export function row(what, unit, ours, beside, theirs, target) {
  const ratio = ours / theirs;
  return { what, unit, ours, beside, theirs, ratio, target, met: target === null || ratio <= target };
}

/** Rows as a table in Markdown. */
export function tableOf(rows) {
  const head = '| what | ours | beside | theirs | ratio | target |\n|---|---:|---|---:|---:|---|';
  return [head, ...rows.map(lineOf)].join('\n');
}

function lineOf({ what, unit, ours, beside, theirs, ratio, target, met }) {
  const digits = ours < 20 ? 2 : 0;
  const aim =
    target === null
      ? 'recorded'
      : met
        ? `≤ ${limitOf(target)}: met`
        : `≤ ${limitOf(target)}: missed by ${missedBy(ratio, target)}`;
  const cells = [
    what,
    `${ours.toFixed(digits)} ${unit}`,
    beside,
    `${theirs.toFixed(digits)} ${unit}`,
    ratio.toFixed(2),
    aim,
  ];
  return `| ${cells.join(' | ')} |`;
}

function missedBy(ratio, target) {
  return `${Math.round((ratio / target - 1) * 100)}%`;
}

/** 1/3 is a third, not a row of threes. */
function limitOf(target) {
  return Number(target.toFixed(3));
}

import type { Command } from '../command';
import { adopt } from './adopt';
import { calendar } from './calendar';
import { carryOver } from './carry-over';
import { cells } from './cells';
import { chase } from './chase';
import { clean } from './clean';
import { consolidate } from './consolidate';
import { distribute } from './distribute';
import { fsck } from './fsck';
import { generate } from './generate';
import { inspect } from './inspect';
import { plan } from './plan';
import { report } from './report';
import { restore } from './restore';
import { revise } from './revise';
import { sublevel } from './sublevel';
import { template } from './template';
import { trace } from './trace';
import { undo } from './undo';
import { upward } from './upward';
import { validate } from './validate';

/** Every command by its name, in the order of the road. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    plan,
    template,
    generate,
    adopt,
    revise,
    distribute,
    sublevel,
    upward,
    validate,
    consolidate,
    undo,
    restore,
    report,
    chase,
    trace,
    clean,
    'carry-over': carryOver,
    inspect,
    calendar,
    fsck,
    cells,
  }),
);

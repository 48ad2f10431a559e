import type { UnitReport } from '../../../core/consolidate';
import type { FileState } from '../../../core/model';
import type { Tone } from '../../components/figures';
import type { IconName } from '../../components/icons';

type Look = { readonly tone: Tone; readonly icon: IconName };

export const fileLooks: Readonly<Record<FileState, Look>> = {
  merged: { tone: 'good', icon: 'check' },
  unchanged: { tone: 'plain', icon: 'remove' },
  superseded: { tone: 'plain', icon: 'clock' },
  attachment: { tone: 'plain', icon: 'attachment' },
  question: { tone: 'attention', icon: 'question' },
  rejected: { tone: 'bad', icon: 'error' },
};

export const unitLooks: Readonly<Record<UnitReport['state'], Look>> = {
  returned: { tone: 'good', icon: 'check' },
  partial: { tone: 'attention', icon: 'warning' },
  nil: { tone: 'plain', icon: 'remove' },
  missing: { tone: 'bad', icon: 'error' },
  late: { tone: 'attention', icon: 'clock' },
};

/** What still needs somebody comes first. */
export const unitOrder: readonly UnitReport['state'][] = ['missing', 'partial', 'late', 'nil', 'returned'];

import type { MessagesOf } from '../types';
import type { ReturnIssues } from '../../core/model/issue-codes/returns';

export const returns: MessagesOf<ReturnIssues> = {
  'return.noIdentity': (i) => `“${i.file}”没有下发时的标识，请确认它是哪个单位、哪一期的报送表。`,
};

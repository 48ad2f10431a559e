/** Findings of the validation rules; each rule declares its code here. */
export type RuleIssues = {
  'status.unknown': { text: string; nearest: string | null };
};

/** Recognising returned files and matching their rows. */
export type ReturnIssues = {
  'return.noIdentity': { file: string };
};

import { z } from 'zod';

export const RECORDING_FORMAT = 'taizhang-recording/v0';

/** One request to Excel and what came back: the answer's text as an object, or the refusal before anything ran. */
export const RoundTrip = z.object({
  request: z.unknown(),
  response: z.union([z.object({ body: z.unknown() }), z.object({ refused: z.union([z.string(), z.number()]) })]),
});
export type RoundTrip = z.infer<typeof RoundTrip>;

/**
 * What a real Excel said to a scripted scenario: the tests put the same requests to the simulated Excel and compare
 * the answers. It holds nothing of the person's own: the scenario runs on sheets that it adds and takes away.
 */
export const Recording = z.object({
  format: z.literal(RECORDING_FORMAT),
  excel: z.object({
    /** `PC`, `OfficeOnline`, `Mac`; `simulated` where no real Excel answered */
    platform: z.string(),
    version: z.string(),
    language: z.string(),
    /** the highest ExcelApi 1.x that it says it has */
    apiLevel: z.number().int(),
  }),
  steps: z.array(
    z.object({
      name: z.string(),
      /** `done`, or the code with which Excel ended the step */
      outcome: z.string(),
      trips: z.array(RoundTrip),
    }),
  ),
});
export type Recording = z.infer<typeof Recording>;
export type RecordedStep = Recording['steps'][number];

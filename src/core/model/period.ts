import { z } from 'zod';

/** A reporting period (报告期): `2020-07` | `2020-Q3` | `2020-H1` | `2020` | `phase:2`. */
export const Period = z
  .string()
  .regex(/^(?:\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]))?|phase:\d{1,3})$/)
  .brand<'Period'>();
export type Period = z.infer<typeof Period>;

/** A calendar day as `YYYY-MM-DD`; no clock, no time zone. */
export const IsoDate = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
export type IsoDate = z.infer<typeof IsoDate>;

export const Cycle = z.enum(['monthly', 'quarterly', 'halfYearly', 'yearly', 'phases']);
export type Cycle = z.infer<typeof Cycle>;

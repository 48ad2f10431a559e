import { z } from 'zod';

/** A unit's canonical name is its key: 市司法局, 办公室. */
export const UnitName = z.string().min(1).max(200);
export type UnitName = z.infer<typeof UnitName>;

/** An entry of the unit directory. */
export const Unit = z.object({
  name: UnitName,
  aliases: z.array(UnitName).default([]),
  /** names it had before a merger or renaming; returns under them still belong to it */
  formerNames: z.array(UnitName).default([]),
  parentUnit: UnitName.optional(),
  contact: z.string().optional(),
  /** a group (各有关部门) lists its members; a group itself never reports */
  members: z.array(UnitName).optional(),
});
export type Unit = z.infer<typeof Unit>;

/** 责任人 of a task; `unit` is null where the document does not say whose person it is. */
export const Owner = z.object({ name: z.string().min(1), unit: UnitName.nullable() });
export type Owner = z.infer<typeof Owner>;

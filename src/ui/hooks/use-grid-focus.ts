import { useState, type KeyboardEvent } from 'react';

export type GridPlace = { readonly row: number; readonly column: number };

/** One stop for the tabulator key, arrows inside: the keyboard of a grid (ARIA authoring practices). */
export function useGridFocus(size: { readonly rows: number; readonly columns: number; readonly page: number }) {
  const [stored, setActive] = useState<GridPlace>({ row: 0, column: 0 });
  const active = clamp(stored, size);
  const onKeyDown = (event: KeyboardEvent): GridPlace | null => {
    const target = move(active, event, size);
    if (target === null) return null;
    event.preventDefault();
    setActive(target);
    return target;
  };
  return { active, setActive, onKeyDown };
}

type Size = { readonly rows: number; readonly columns: number; readonly page: number };

function clamp(place: GridPlace, size: Size): GridPlace {
  return {
    row: Math.max(0, Math.min(place.row, size.rows - 1)),
    column: Math.max(0, Math.min(place.column, size.columns - 1)),
  };
}

function move(at: GridPlace, event: KeyboardEvent, size: Size): GridPlace | null {
  if (event.altKey || event.metaKey) return null;
  const { row, column } = at;
  const far = event.ctrlKey;
  switch (event.key) {
    case 'ArrowDown':
      return clamp({ row: far ? size.rows : row + 1, column }, size);
    case 'ArrowUp':
      return clamp({ row: far ? 0 : row - 1, column }, size);
    case 'ArrowRight':
      return clamp({ row, column: far ? size.columns : column + 1 }, size);
    case 'ArrowLeft':
      return clamp({ row, column: far ? 0 : column - 1 }, size);
    case 'PageDown':
      return clamp({ row: row + size.page, column }, size);
    case 'PageUp':
      return clamp({ row: row - size.page, column }, size);
    case 'Home':
      return clamp({ row: far ? 0 : row, column: 0 }, size);
    case 'End':
      return clamp({ row: far ? size.rows : row, column: size.columns }, size);
    default:
      return null;
  }
}

/** What a live workbook (Excel, web edition) refuses or cannot do. */
export type HostIssues = {
  'host.sheetMissing': { sheet: string };
};

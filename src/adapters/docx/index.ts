export { readDocx } from './read-docx';
export { readDocxTables } from './read-docx-tables';
export { writeDocx } from './write-docx';

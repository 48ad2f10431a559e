export { readDocx } from './read-docx';
export { writeDocx } from './write-docx';

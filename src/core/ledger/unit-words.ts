/** Ends of names that are rooms inside an organisation (责任科室) rather than organisations (责任单位). */
export const OFFICE_ENDINGS = ['科', '室', '股', '总支', '支部', '处室', '组', '党委办', '工会', '团委', '班', '站'];

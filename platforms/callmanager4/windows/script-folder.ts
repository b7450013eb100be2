/** Where scripts lie on the hosts that run them, and the marks of acts. */
export const SCRIPT_FOLDER = 'C:\\ccmctl';

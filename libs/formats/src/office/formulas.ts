/** Formulas that load, call or run something when they are calculated. A bar leads to another program (DDE). */
const active =
  /(?:^|[^\w.])(?:_xlfn\.|COM\.MICROSOFT\.)?(?:WEBSERVICE|IMAGE|RTD|DDE|CALL|REGISTER(?:\.ID)?|EXEC)\s*\(|\||'(?:file|https?):/i;

/** Whether a formula is left out. The value that it had stays. */
export function isActiveFormula(formula: string): boolean {
  return active.test(formula.replace(/"[^"]*"/g, '""'));
}

/** The shortcuts at the desk, as the dialog and the help list them. */
export const deskKeys = [
  ['1 to 9', 'Choose a level for the current detail'],
  ['j k', 'Next detail, previous detail'],
  ['e', 'Open the next evidence for the detail'],
  ['w', 'Write the rationale (Esc returns to the detail)'],
  ['p', 'Open the phrases for the detail'],
  ['[ ]', 'Previous page, next page of the PDF'],
  ['/', 'Find in the text'],
  ['c', 'Cite the evidence that is open, or stop citing it'],
  ['m', 'My private notes'],
  ['h', 'Highlight the selected or found words'],
  ['l', 'Check all scores and lock'],
  ['n', 'Next review'],
  ['?', 'Show these shortcuts'],
] as const;

export default {
  // Everywhere
  more: 'More',
  cancel: 'Cancel',
  save: 'Save',
  undo: 'Undo',
  dismiss: 'Dismiss',
  tryAgain: 'Try again',
  optional: 'optional',
  copied: 'Copied',
  copyRefused: 'The browser did not allow it. Select the text and copy it by hand.',
  moreTags: { one: '+{count}', other: '+{count}' },

  // Forms
  fieldsToFix: { one: 'One field needs another look', other: '{count} fields need another look' },
  notSaved: 'It could not be saved',
  inputKept: 'Nothing was saved yet; what you entered is still here.',
  unsavedTitle: 'Leave without saving?',
  unsavedExplanation: 'What you changed here has not been saved and would be lost.',
  unsavedLeave: 'Leave',
  unsavedStay: 'Stay here',
  typeToConfirm: 'Type {word} to confirm',
  inTimeZone: 'The time is meant in {zone}.',

  takeOut: 'Take out {name}',

  // Lists
  filters: 'Filters',
  removeFilter: 'Remove filter: {label}',
  clearSearch: 'Clear search',
  rowActions: 'Actions',
  actionsFor: 'Actions for {name}',
  selectAll: 'Select all on this page',
  selectRow: 'Select {name}',
  selected: { one: '{count} selected', other: '{count} selected' },
  clearSelection: 'Clear selection',
  bulkActions: 'Actions for the selected',
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',

  // Progress
  progressUnknown: 'Working out how many',
  progressPaused: 'paused',
  progressRate: '{rate} per second',
  progressLeft: 'about {duration} left',

  // Palette
  palette: 'Go to anything',
  palettePlaceholder: 'Where to? Type a name',
  goTo: 'Go to',
  searching: 'Searching …',
  searchFailed: 'The search did not answer. The places above still work.',
  choicesFailed: 'The search did not answer. Try again in a moment.',
  nothingFoundFor: 'Nothing is called “{text}”.',

  // Errors, toasts, previews
  errorReference: 'Reference: {reference}',
  toasts: 'Messages',
  previewWidth: 'Preview width',
  mailPart: 'Part of the message',
  mailHtml: 'Mail',
  mailText: 'Text',
  mailHasNoText: 'The message has no text part.',
  desktop: 'Desktop',
  phone: 'Phone',
} as const;

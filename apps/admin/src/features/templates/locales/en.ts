export default {
  templates: 'Templates',
  count: { one: '{count} template', other: '{count} templates' },
  newTemplate: 'New template',
  notLoaded: 'The templates could not be loaded',
  whatBelongsHere:
    'A template is a design that mails begin with. Make one, and every campaign can start from a copy of it.',
  modified: 'Last modified <when>when</when>',
  actionsFor: 'Actions for {name}',
  edit: 'Edit',
  preview: 'Preview',
  copy: 'Copy',
  delete: 'Delete',

  deleteTitle: 'Delete “{name}”?',
  deleteExplanation: 'It cannot be brought back. Campaigns that began with it keep their own copies.',
  deleteTemplate: 'Delete template',
  keepIt: 'Keep it',
  deleted: '“{name}” is deleted',

  newTitle: 'How is the new template called?',
  newHelp: 'It begins with an empty page. To begin with another design, copy a template.',
  copyTitle: 'How is the copy of “{name}” called?',
  copyName: '{name} (copy)',
  name: 'Name',
  nameMissing: 'Give it a name, so that others find it.',
  create: 'Create and edit',
  cancel: 'Cancel',

  sourceOf: 'MJML of {name}',
  oneNotLoaded: 'The template could not be loaded',
  gone: 'This template does not exist, or no longer does.',
  toTemplates: 'Go to the templates',

  template: 'Template',
  blank: 'Blank',
} as const;

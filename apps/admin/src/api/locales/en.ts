export default {
  unreachable: 'Chasqui could not be reached. What you entered is still here; try again in a moment.',
  unauthenticated: 'You are no longer signed in.',
  forbidden: 'Your role does not allow this. An owner can change it in the settings.',
  notFound: 'It is no longer there. Someone may have deleted it.',
  badInput: 'Some of it cannot be saved like this.',
  tooOften: 'That was too often. Try again in {duration}.',
  internal: 'Something went wrong in Chasqui. Try again; if it happens again, tell who runs it.',
  internalReference:
    'Something went wrong in Chasqui. If it happens again, tell who runs it this number: {reference}',

  loadUnreachable: 'Chasqui could not be reached. Check your connection and try again.',
  loadForbidden: 'Your role does not allow to see this. An owner can change it in the settings.',
  loadFailed: 'Nothing is lost. Try again; if it happens again, tell who runs Chasqui.',
} as const;

export const version = {
  'version.reason.first': 'Nothing was released yet: {version} is the first version.',
  'version.reason.highest': 'The highest change decides, {increment}: {type} {sha} "{subject}".',
  'version.reason.breaking': 'A breaking change decides, {increment}: {sha} "{subject}".',
  'version.reason.initialDevelopment': 'Before 1.0.0 this counts as {increment}: {type} {sha} "{subject}".',
  'version.reason.graduates': 'The pre-release {current} becomes the version that it prepared.',
  'version.reason.channel': '{current} moves on to the channel {channel}; nothing else changed.',
  'version.reason.none': 'Nothing to release since {current}.',
  'component.manifestUnreadable': '{path} cannot be read; its directory is a component all the same.',
  'component.historyShallow':
    '{directory} is a shallow clone: tags and changes beyond its cut are not seen. Run `git fetch --unshallow --tags` there; in CI, check out with full depth.',
  'component.dependencyCycle':
    'These components depend on each other in a circle, and the last dependency was left out: {cycle}.',
} as const;

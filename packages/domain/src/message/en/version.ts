export const version = {
  'version.reason.first': 'Nothing was released yet: {version} is the first version.',
  'version.reason.highest': 'The highest change decides, {increment}: {type} {sha} "{subject}".',
  'version.reason.breaking': 'A breaking change decides, {increment}: {sha} "{subject}".',
  'version.reason.initialDevelopment': 'Before 1.0.0 this counts as {increment}: {type} {sha} "{subject}".',
  'version.reason.graduates': 'The pre-release {current} becomes the version that it prepared.',
  'version.reason.channel': '{current} moves on to the channel {channel}; nothing else changed.',
  'version.reason.none': 'Nothing to release since {current}.',
  'version.reason.releaseAs': 'Commit {sha} "{subject}" asks for {version} by a Release-As footer.',
  'version.reason.forced': 'Forced, {increment}: {reason}',
  'version.reason.fixed': 'Fixed group ({members}): all move to {version}, {increment}, as {member} does.',
  'version.reason.linked':
    'Linked group ({members}): what moves becomes {version}, {increment}, with {member}.',
  'version.reason.dependency': '{dependency} {from} → {to} leaves the range {range}: at least {increment}.',
  'version.reason.follows': 'Follows every step of {dependency} ({from} → {to}): at least {increment}.',
  'version.note.breaking': 'BREAKING CHANGE: {note}',
  'version.note.otherwise': 'Without that it would be {version} ({increment}).',
  'version.note.calendar': 'Calendar version {format} of {today}.',
  'version.note.releaseAsPassed':
    'Release-As {version} of {sha} "{subject}" is not above {current}: meant for another component.',
  'version.note.reverted': '{count} reverted or reverting {count:change counts|changes count} for nothing.',
  'version.note.fits': '{dependency} {from} → {to} stays within {range}: nothing to follow.',
  'version.note.unranged':
    '{dependency} {from} → {to} is a calendar version, and no range is declared: nothing to follow.',
  'version.note.never': '{dependency} {from} → {to} is not followed: propagation is off.',
  'version.note.taken': 'Passed over {version}: commit {sha} of another branch has that tag.',
  'version.note.fragment':
    '{path} asks for {increment} ({component} {wanted}), but fragments move no version: use `--increment {increment} --reason`, or say `Release-As: {wanted}` in a commit.',
  'version.note.line': 'The branch {branch} keeps to {range}.',
  'version.layer.own': 'changes',
  'version.layer.ignored': 'ignored',
  'version.layer.forced': 'forced',
  'version.layer.releaseAs': 'footer',
  'version.layer.calendar': 'calendar',
  'version.layer.group': 'group',
  'version.layer.dependency': 'depends',
  'version.layer.taken': 'taken',
  'version.layer.branch': 'branch',
  'version.layer.fragment': 'fragments',
  'manifest.rangeExcludes':
    '{path}: {field} asks for {range}, which leaves {name} {version} out. Widen it by hand.',
  'manifest.dynamicVersion':
    '{path}: the version is dynamic, so what builds the package gives it; nothing was written.',
  'manifest.computedVersion':
    '{path}: the version is put together as {value}; nothing was written. Mark the line of its part with `tminus:version`, and name the file in `manifests`.',
  'manifest.yarnLock':
    '{path} repeats ranges that moved. Run `yarn install --mode=update-lockfile` before the commit.',
  'manifest.goMajor':
    '{path}: Go will not accept {version} of the module {module}. Its path must be {wanted}.',
  'manifest.goTag':
    '{path}: Go finds versions of this module by tags like {wanted}, and {component} is tagged as {tag}. Set its `tag` in tminus.yaml.',
  'component.manifestUnreadable': '{path} cannot be read; its directory is a component all the same.',
  'component.historyShallow':
    '{directory} is a shallow clone: tags and changes beyond its cut are not seen. Run `git fetch --unshallow --tags` there; in CI, check out with full depth.',
  'component.dependencyCycle':
    'These components depend on each other in a circle, and the last dependency was left out: {cycle}.',
} as const;

/** A scope that is too large, and dependencies that do not fit. */
export const scope = {
  'scope.finding.over.changes': '{actual} changes are more than the {limit} that one release should have.',
  'scope.finding.over.features': '{actual} features are more than the {limit} that one release should have.',
  'scope.finding.over.breaking':
    '{actual} breaking changes are more than the {limit} that one release should have.',
  'scope.finding.over.components':
    '{actual} components are more than the {limit} that one release should move.',
  'scope.finding.over.risk':
    '{actual} points of risk are more than the {limit} that one release should take.',
  'scope.finding.defer': 'To be within its risk tolerance, defer: {items}.',
  'scope.finding.notEnough':
    'Deferring does not suffice: what must be in is over the limit by itself. Split the release, or accept the risk.',
  'scope.finding.priorityUnknown':
    '{ids}: {priority} is no known priority; use must, should, could, or P1 to P4.',
  'compatibility.finding.unknown': '{component} depends on {dependency}, which is no component.',
  'compatibility.finding.noRange':
    '{component} declares `{range}` of {dependency}, which is no range of versions.',
  'compatibility.finding.outside':
    '{component} declares `{range}` of {dependency}, which will be at {version}: raise the range and test both together, or hold {dependency} back.',
  'compatibility.finding.undeclared':
    '{dependency} moves from {from} to {version}, and {component} does not say which versions it works with: declare a range in `dependsOn`.',
} as const;

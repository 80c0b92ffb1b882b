/** What scorm-again's sequencing knows, as plain data. */

/** Each activity; null is unknown, or of an attempt before the parent's present one. */
export function treeOf(activity, found = {}) {
  const primary = activity.primaryObjective;
  const objective = activity.objectiveInfoAvailableInCurrentParentAttempt;
  const progress = activity.progressInfoAvailableInCurrentParentAttempt;
  const known = objective && (primary?.progressStatus || primary?.satisfiedStatusKnown);
  found[activity.id] = {
    attempts: activity.attemptCount,
    completed: progress ? ({ completed: true, incomplete: false }[activity.completionStatus] ?? null) : null,
    satisfied: known ? primary.satisfiedStatus : null,
    measure: objective && primary?.measureStatus ? primary.normalizedMeasure : null,
  };
  activity.children.forEach((child) => treeOf(child, found));
  return found;
}

/** The objectives that activities share. @param {any} service */
export function sharedOf(service) {
  const shared = {};
  for (const [id, value] of service.overallSequencingProcess.getGlobalObjectiveMap()) {
    shared[id] = {
      satisfied: value.satisfiedStatusKnown ? value.satisfiedStatus : null,
      measure: value.normalizedMeasureKnown ? value.normalizedMeasure : null,
    };
  }
  return shared;
}

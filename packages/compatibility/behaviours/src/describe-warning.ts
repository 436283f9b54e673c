/** A warning of any major in one line: AI SDK 4 and 5 name the setting or the tool, later ones the feature. */
export function describeWarning(warning: object): string {
  const { feature, setting, tool, details, message } = warning as {
    feature?: string;
    setting?: string;
    tool?: { name: string };
    details?: string;
    message?: string;
  };
  const about = feature ?? setting ?? tool?.name;
  return [about, details ?? message].filter(text => text !== undefined).join(': ');
}

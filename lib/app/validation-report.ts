/** A violation, as cdk8s-cli reports it. */
export interface Violation {
  readonly ruleName: string;
  /** What is wrong. */
  readonly recommendation: string;
  /** What to do. */
  readonly fix: string;
  readonly violatingResources: readonly {
    /** cdk8s-cli finds the construct's path by it. */
    readonly resourceName: string;
    readonly locations: readonly string[];
    readonly manifestPath: string;
  }[];
}

/** What cdk8s-cli hands to a validation, as far as {@link MeshValidation} needs it. */
export interface MeshValidationContext {
  /** The files that the program wrote. */
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure'): void;
  };
}

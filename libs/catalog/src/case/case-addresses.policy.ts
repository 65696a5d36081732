/** The kinds of objects that have an address of their own. */
export type CaseKind = 'CFDocuments' | 'CFPackages' | 'CFItems' | 'CFAssociations' | 'CFItemTypes' | 'CFRubrics';

/** Where the frameworks that are written here are published. Others keep these addresses, so they never change. */
export class CaseAddresses {
  /** @param publicUrl where others reach this installation, without a trailing slash. */
  constructor(private readonly publicUrl: string) {}

  of(kind: CaseKind, identifier: string): string {
    return `${this.publicUrl}/ims/case/v1p1/${kind}/${identifier}`;
  }
}

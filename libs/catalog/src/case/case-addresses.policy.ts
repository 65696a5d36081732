/** The kinds of objects that have an address of their own. */
export type CaseKind = 'CFDocuments' | 'CFPackages' | 'CFItems' | 'CFAssociations' | 'CFItemTypes' | 'CFRubrics';

/** The public addresses of the program's own frameworks. Other systems store them, so they never change. */
export class CaseAddresses {
  /** @param publicUrl the public address of this installation, without a trailing slash. */
  constructor(private readonly publicUrl: string) {}

  of(kind: CaseKind, identifier: string): string {
    return `${this.publicUrl}/ims/case/v1p1/${kind}/${identifier}`;
  }
}

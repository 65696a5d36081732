interface Place {
  limit: number;
  offset: number;
  total: number;
}

/**
 * The `Link` header of a page (RFC 8288): always first and last, and next and prev where they exist.
 * @param address the list's address without a query; @param kept parameters that every page keeps.
 */
export function pageLinks(address: string, { limit, offset, total }: Place, kept: Record<string, string>): string {
  const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  const places: [rel: string, offset: number | null][] = [
    ['next', offset + limit < total ? offset + limit : null],
    ['last', last],
    ['first', 0],
    ['prev', offset > 0 ? Math.max(0, Math.min(offset - limit, last)) : null],
  ];
  return places
    .flatMap(([rel, at]) =>
      at === null
        ? []
        : [
            `<${address}?${new URLSearchParams({ ...kept, limit: String(limit), offset: String(at) }).toString()}>; rel="${rel}"`,
          ],
    )
    .join(', ');
}

import { Table, UnstyledButton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import classes from './DataTable.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Makes the column sortable. */
  readonly sortBy?: (row: Row) => string | number;
  readonly align?: 'left' | 'right';
  /** Stays in sight when the table is scrolled sideways; for the first column. */
  readonly pinned?: boolean;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly minWidth?: number;
}

/** A table that sorts by a click on a column's head, and scrolls sideways where it does not fit. */
export function DataTable<Row>({ label, columns, rows, rowKey, minWidth = 480 }: Props<Row>) {
  const [sorting, setSorting] = useState<{ readonly key: string; readonly descending: boolean }>();
  const sortBy = columns.find(({ key }) => key === sorting?.key)?.sortBy;
  const sorted = sortBy === undefined ? rows : [...rows].sort((a, b) => compare(sortBy(a), sortBy(b)));
  const shown = sorting?.descending === true ? [...sorted].reverse() : sorted;
  const toggle = (key: string) =>
    setSorting((now) => ({ key, descending: now?.key === key && !now.descending }));
  return (
    <Table.ScrollContainer minWidth={minWidth} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={label} highlightOnHover verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ key, title, sortBy: sortable, align, pinned }) => {
              const order = sorting?.key !== key ? 'none' : sorting.descending ? 'descending' : 'ascending';
              return (
                <Table.Th
                  key={key}
                  ta={align}
                  className={pinned === true ? classes.pinned : classes.head}
                  aria-sort={sortable === undefined ? undefined : order}
                >
                  {sortable === undefined ? (
                    title
                  ) : (
                    <UnstyledButton fw={700} fz="sm" ta={align} onClick={() => toggle(key)}>
                      {title} {order === 'none' ? '' : order === 'ascending' ? '↑' : '↓'}
                    </UnstyledButton>
                  )}
                </Table.Th>
              );
            })}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((row) => (
            <Table.Tr key={rowKey(row)}>
              {columns.map(({ key, cell, align, pinned }) => (
                <Table.Td key={key} ta={align} className={pinned === true ? classes.pinned : undefined}>
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
}

import { useId, useState } from 'react';
import { type ChosenColumns, type ForeignTable, type TableRole, tableRoles } from '#shared/model/exchange.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import type { ColumnsByFile } from '../../state/notebook/exchange.ts';

/** Tables that are to be taken in: what each column holds, over the first rows. */
export function ColumnChoice() {
  const { exchange } = useApplication();
  const { t } = useTranslator();
  const { status, tables } = usePart(exchange.store, (state) => state);
  const [chosen, setChosen] = useState<ColumnsByFile>({});
  if (status !== 'choosing') return null;
  const choices = Object.fromEntries(tables.map((table) => [table.file, chosen[table.file] ?? whole(table)]));
  const isReady = tables.every(({ file }) => choices[file]?.quote);
  return (
    <section className="column-choice" aria-label={t('exchange.columns')}>
      {tables.map((table) => (
        <TableColumns
          key={table.file}
          table={table}
          chosen={choices[table.file] ?? {}}
          onChange={(columns) => setChosen({ ...chosen, [table.file]: columns })}
        />
      ))}
      {!isReady && <p role="status">{t('exchange.columns.missing')}</p>}
      <div className="button-row">
        <button
          type="button"
          className="button primary"
          disabled={!isReady}
          onClick={() => {
            setChosen({});
            void exchange.takeTables(choices);
          }}
        >
          {t('exchange.columns.take')}
        </button>
        <button type="button" className="button" onClick={exchange.leaveTables}>
          {t('common.cancel')}
        </button>
      </div>
    </section>
  );
}

/** What is found by itself; every other role is said to be in no column. */
const whole = ({ found }: ForeignTable): ChosenColumns => ({
  ...Object.fromEntries(tableRoles.map((role) => [role, ''])),
  ...found,
});

interface TableColumnsProps {
  readonly table: ForeignTable;
  readonly chosen: ChosenColumns;
  readonly onChange: (chosen: ChosenColumns) => void;
}

function TableColumns({ table, chosen, onChange }: TableColumnsProps) {
  const { t } = useTranslator();
  const title = useId();
  const roleOf = (column: string) => tableRoles.find((role) => column !== '' && chosen[role] === column);
  const choose = (column: string, role: TableRole | undefined) => {
    const before = roleOf(column);
    onChange({ ...chosen, ...(before && { [before]: '' }), ...(role && { [role]: column }) });
  };
  return (
    <>
      <p id={title} className="import-name">
        {table.file} · {t('exchange.columns.rows', { count: table.rowCount })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="column-table" tabIndex={0} aria-labelledby={title}>
        <table>
          <thead>
            <tr>
              {table.columns.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear one name
                <th key={at} scope="col" data-role={roleOf(column)}>
                  {column}
                  <select
                    aria-label={t('exchange.columns.of', { column })}
                    value={roleOf(column) ?? ''}
                    disabled={column === ''}
                    onChange={({ target }) =>
                      choose(
                        column,
                        tableRoles.find((role) => role === target.value),
                      )
                    }
                  >
                    <option value="">{t('exchange.columns.leave')}</option>
                    {tableRoles.map((role) => (
                      <option key={role} value={role}>
                        {t(`exchange.column.${role}`)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, number) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows stay as they are
              <tr key={number}>
                {row.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row stay as they are
                  <td key={at} data-role={roleOf(table.columns[at] ?? '')}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

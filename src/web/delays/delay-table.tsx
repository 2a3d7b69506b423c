import type { DelaysAnswer } from '../../contract/delays.ts';
import { writeBound } from './describe-delays.ts';

/** The plot for those who do not see it. */
export const DelayTable = ({ buckets }: Pick<DelaysAnswer, 'buckets'>) => (
  <table className="sr-only">
    <caption>How many leads took how long from Meta into the CRM</caption>
    <thead>
      <tr>
        <th scope="col">Delay</th>
        <th scope="col">By webhook</th>
        <th scope="col">By catch-up or sync</th>
      </tr>
    </thead>
    <tbody>
      {buckets.map(({ upToMs, webhook, catchUp }) => (
        <tr key={upToMs}>
          <th scope="row">{upToMs === null ? 'longer' : `up to ${writeBound(upToMs)}`}</th>
          <td>{webhook}</td>
          <td>{catchUp}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

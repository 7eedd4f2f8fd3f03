import { html } from 'lit';
import { fault } from '../../model/api.js';
import { pretty, shown } from './pieces.js';

/** What a call was answered: a result of MCP (CallToolResult), or the problem in its place. */
export function result(answer) {
  if (!answer.ok) return failure(answer);
  const { content = [], structuredContent, isError } = answer.body;
  return html`
    ${isError ? html`<p class="told failed">The tool reports an error:</p>` : ''}
    ${content.map(block)}
    ${structuredContent === undefined
      ? ''
      : html`<details ?open=${content.length === 0}>
          <summary>Structured content</summary><pre>${shown(pretty(structuredContent))}</pre>
        </details>`}
    ${content.length === 0 && structuredContent === undefined ? html`<p class="empty">The result is empty.</p>` : ''}
  `;
}

function failure(answer) {
  const { error } = answer.body ?? {};
  return html`
    <p class="told failed">${fault(answer)}</p>
    ${error ? html`<pre>${shown(pretty(error))}</pre>` : ''}
  `;
}

function block(content) {
  switch (content.type) {
    case 'text':
      return html`<pre class="answer">${shown(content.text)}</pre>`;
    case 'image':
      return html`<img class="answer" alt="An image of the result" src="data:${content.mimeType};base64,${content.data}">`;
    case 'resource_link':
      return html`<p>Link to the resource <code>${content.uri}</code> ${content.description ?? ''}</p>`;
    case 'resource':
      return html`<p>Resource <code>${content.resource?.uri}</code></p>
        <pre class="answer">${shown(content.resource?.text ?? '(binary)')}</pre>`;
    default:
      return html`<details><summary>Content of the type ${content.type}</summary><pre>${shown(pretty(content))}</pre></details>`;
  }
}

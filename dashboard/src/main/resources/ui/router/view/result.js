import { html } from 'lit';
import { fault } from '../../model/api.js';
import { pretty, shown } from './pieces.js';

/** What a call was answered: a result of MCP (CallToolResult), or the problem in its place. */
export function result(answer) {
  if (!answer.ok) return failure(answer);
  const { content: found, structuredContent, isError } = answer.body ?? {};
  // What a server answers is passed on, also where it is not as MCP has it.
  const content = Array.isArray(found) ? found : found === undefined || found === null ? [] : [found];
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
    <p class="told failed">${shown(fault(answer))}</p>
    ${answer.status === 0 ? html`<p class="empty">The tool may have been called.</p>` : ''}
    ${error ? html`<pre>${shown(pretty(error))}</pre>` : ''}
  `;
}

function block(content) {
  switch (content?.type) {
    case 'text':
      return html`<pre class="answer">${shown(content.text)}</pre>`;
    case 'image':
      return html`<img class="answer" alt="An image of the result" src="data:${content.mimeType};base64,${content.data}">`;
    case 'resource_link':
      return html`<p>Link to the resource ${shown(content.title ?? content.name)} <code>${shown(content.uri)}</code> ${shown(content.description)}</p>`;
    case 'resource':
      return html`<p>Resource <code>${shown(content.resource?.uri)}</code></p>
        <pre class="answer">${shown(content.resource?.text ?? '(binary)')}</pre>`;
    default:
      return html`<details><summary>Content of the type ${shown(content?.type ?? 'unknown')}</summary><pre>${shown(pretty(content))}</pre></details>`;
  }
}

/** The sections of a document as a page shows them: a sealed agreement, a report for boards. */
import type { Block, MouDocument } from '../domain/agreement/mou-document.ts';
import { Table } from './components/table.tsx';
import { Bullets, Paragraphs } from './paragraphs.tsx';

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'text') return <Paragraphs text={block.text} />;
  if (block.kind === 'list') return <Bullets items={block.items} />;
  return (
    <Table
      caption={block.caption}
      captionSize="s"
      columns={block.columns.map((head) => ({ head }))}
      rows={block.rows}
      firstCellIsHeader
      stacks
    />
  );
}

export function DocumentSections({ sections }: { sections: MouDocument['sections'] }) {
  return (
    <>
      {sections.map((section) => (
        <section aria-labelledby={section.id}>
          <h2 class="govuk-heading-m" id={section.id}>
            {section.heading}
          </h2>
          {section.blocks.map((block) => (
            <BlockView block={block} />
          ))}
        </section>
      ))}
    </>
  );
}

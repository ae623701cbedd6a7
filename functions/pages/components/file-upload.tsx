import { classes } from './classes.ts';
import { Field, type FieldProps } from './field.tsx';

export type FileUploadProps = FieldProps & {
  multiple?: boolean | undefined;
  /** Which files the browser offers: `.csv`, `application/pdf`. */
  accept?: string | undefined;
  /** Marks the field for a script that makes it a larger place to drop files on. */
  dropZone?: boolean | undefined;
};

/** A file to send. `<FileUpload name="copy" label="The MOU as a PDF" accept="application/pdf" />` */
export function FileUpload(props: FileUploadProps) {
  return (
    <Field {...props}>
      {({ id, describedBy }) => {
        const input = (
          <input
            class={classes('govuk-file-upload', props.error && 'govuk-file-upload--error')}
            id={id}
            name={props.name}
            type="file"
            accept={props.accept}
            multiple={props.multiple}
            aria-describedby={describedBy}
          />
        );
        if (!props.dropZone) return input;
        return (
          <div class="govuk-file-upload-wrapper" data-module="govuk-file-upload">
            {input}
          </div>
        );
      }}
    </Field>
  );
}

/** MJML to HTML; its problems in a sentence each. It is loaded when it is needed: that takes longer than to run it. */
export async function compileMjml(mjml: string): Promise<{ html: string; problems: string[] }> {
  const { default: mjml2html } = await import('mjml')
  const { html, errors } = await mjml2html(mjml, { validationLevel: 'soft', fonts: {}, keepComments: false })
  return { html: squeezed(html), problems: errors.map(({ formattedMessage }) => formattedMessage) }
}

/** MJML indents as deep as its tables are: a fifth of a mail. No text of a mail is preformatted, so that a line end says as much. */
function squeezed(html: string): string {
  return html.replace(/\s*\n\s*/g, '\n')
}

/** MJML to HTML; its problems in a sentence each. It is loaded when it is needed: that takes longer than to run it. */
export async function compileMjml(mjml: string): Promise<{ html: string; problems: string[] }> {
  const { default: mjml2html } = await import('mjml')
  const { html, errors } = await mjml2html(mjml, { validationLevel: 'soft', fonts: {}, keepComments: false })
  return { html, problems: errors.map(({ formattedMessage }) => formattedMessage) }
}

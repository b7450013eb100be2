// Temporal's SDK loads it by its path, in the worker and in the sandbox of the workflows; hence the form.
const { DefaultFailureConverter } = require('@temporalio/common');

module.exports = { failureConverter: new DefaultFailureConverter({ encodeCommonAttributes: true }) };

import type { InputWrapperProps } from '@mantine/core';

/** A field's `inputWrapperOrder` with the description below the input, so that inputs side by side line up. */
export const descriptionBelow: InputWrapperProps['inputWrapperOrder'] = ['label', 'input', 'description', 'error'];

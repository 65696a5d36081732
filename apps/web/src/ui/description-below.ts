import type { InputWrapperProps } from '@mantine/core';

/** Puts a field's description below its input, so that inputs side by side line up. */
export const descriptionBelow: InputWrapperProps['inputWrapperOrder'] = ['label', 'input', 'description', 'error'];

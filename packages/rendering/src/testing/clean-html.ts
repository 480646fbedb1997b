/** The whole of what a sanitised notification can be made of. */
export const CLEAN_HTML =
  /^(?:[^<>&"']|&(?:amp|lt|gt|#34|#39);|<\/?(?:h[1-4]|b|strong|i|em|u|s|p|ul|ol|li|small|span)>|<br>|<\/a>|<a(?: href="(?:https?:\/\/|mailto:)[^<>"']*")?(?: title="[^<>"']*")? rel="noopener noreferrer nofollow" target="_blank">)*$/i;

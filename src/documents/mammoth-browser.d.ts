/** The build that runs in a worker as well as in Node; its types are the package's own. */
declare module 'mammoth/mammoth.browser.js' {
  import mammoth from 'mammoth';
  export default mammoth;
}

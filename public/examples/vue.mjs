// Mirrordeck in a page that is built with Vue 3. Render functions, so that no template is compiled in the
// browser, which a content policy would forbid. In a template one writes
// <mirror-deck :instance="instance" :getToken.prop="getToken" @mirrordeck:navigate="…">.
import { createApp, defineComponent, h, ref } from "vue";

const Mirrors = defineComponent({
  props: { instance: String, token: String, theme: String },
  setup(props) {
    const path = ref("/");
    // Asked for again when GitLab rejects a token. A page with a server of its own would ask that here.
    const getToken = async ({ isRejected }) => (isRejected ? undefined : props.token);
    return () => [
      h("p", `Mirrordeck is at ${path.value}`),
      h("mirror-deck", {
        "^instance": props.instance,
        "^theme": props.theme,
        ".getToken": getToken,
        "onMirrordeck:navigate": (event) => {
          path.value = event.detail.path;
        },
      }),
    ];
  },
});

const Page = defineComponent({
  setup() {
    const given = ref();
    const theme = ref("light");
    const submit = (event) => {
      event.preventDefault();
      given.value = Object.fromEntries(new FormData(event.target));
    };
    const field = (words, attributes) => h("label", [`${words} `, h("input", { required: true, ...attributes })]);
    const button = (words, onClick) => h("button", { type: "button", onClick }, words);
    return () =>
      h("main", [
        h("h1", "Mirrors in Vue"),
        h("form", { onSubmit: submit }, [
          field("GitLab of the team", { name: "instance", type: "url" }),
          field("Token of the team", { name: "token", type: "password", autocomplete: "off" }),
          h("button", "Show the mirrors"),
          button("Turn the lights", () => {
            theme.value = theme.value === "light" ? "dark" : "light";
          }),
          button("Hide the mirrors", () => {
            given.value = undefined;
          }),
        ]),
        given.value && h(Mirrors, { ...given.value, theme: theme.value }),
      ]);
  },
});

createApp(Page).mount("#app");

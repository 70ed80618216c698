//! What an administrator says about open data.

use crate::testing::TestApp;

#[tokio::test]
async fn the_licence_is_not_known_until_an_administrator_says_it() {
    for t in TestApp::each().await {
        let nobody = t.nobody();
        let page = nobody.get("/offer/open").await;
        assert!(page.text.contains("Niet gekend: het netwerk koos nog geen licentie"));
        let administrator = t.administrator().await;
        let wrong = [("licence_url", "zomaar"), ("tile_url", "http://x.example"), ("version", "1")];
        let reply = administrator.post("/settings/open", &wrong).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("id=\"licence_url-error\"") && reply.text.contains("zomaar"));
        assert!(reply.text.contains("id=\"tile_url-error\""));
        let good = [
            ("licence_name", "CC0 1.0"),
            ("licence_url", "https://licentie.example/cc0"),
            ("tile_url", "https://tegels.example/{z}/{x}/{y}.png"),
            ("tile_credit", "© Kaartenmakers"),
            ("version", "1"),
        ];
        assert_eq!(administrator.post("/settings/open", &good).await.status, 303);
        let page = nobody.get("/offer/open").await;
        assert!(page.text.contains("rel=\"license\">CC0 1.0"), "{}", page.text);
        let met = administrator.post("/settings/open", &good).await;
        assert_eq!(met.status, 422, "somebody else was first");
        let site = t.coordinator().await.get("/sites/new").await;
        let policy = site.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("img-src 'self' https://tegels.example;"), "{policy}");
        let other = nobody.get("/offer").await;
        let policy = other.headers["content-security-policy"].to_str().unwrap();
        assert!(!policy.contains("tegels"));
    }
}

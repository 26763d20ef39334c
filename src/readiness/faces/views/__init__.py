"""Views: what everything shown is made from, worked out once, with few people hidden."""
